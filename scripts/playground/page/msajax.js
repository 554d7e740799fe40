/*
 * Our own stand-in for ajax.aspnetcdn.com/ajax/3.5/MicrosoftAjax.js, which office.js loads where it is missing: only what
 * outlook-web-16.01.js touches.
 */
window.Sys = {
  StringBuilder: () => {},
  Debug: { trace: (message) => console.debug(message) },
  Serialization: {
    JavaScriptSerializer: { serialize: JSON.stringify, deserialize: (text) => JSON.parse(text) },
  },
};
window.Type = Function;
Type.registerNamespace = (name) => {
  let at = window;
  for (const part of name.split(".")) {
    at[part] ??= {};
    at = at[part];
  }
};
Type.registerClass = Function.prototype.registerClass = function (kind) {
  return kind ?? this;
};
Function.createDelegate = (target, method) =>
  function () {
    // biome-ignore lint/complexity/noArguments: as the original passes them on.
    return method.apply(target, arguments);
  };
{
  const maker = (name) => (parameter, message) => {
    const error = new Error(`Sys.${name}: ${message ?? parameter ?? ""}`);
    error.name = `Sys.${name}`;
    error.paramName = parameter;
    return error;
  };
  Error.create = (message, details) => Object.assign(new Error(message), details, { popStackFrame: () => {} });
  Error.argument = maker("ArgumentException");
  Error.argumentNull = maker("ArgumentNullException");
  Error.argumentOutOfRange = maker("ArgumentOutOfRangeException");
  Error.argumentType = maker("ArgumentTypeException");
  Error.argumentUndefined = maker("ArgumentUndefinedException");
  Error.parameterCount = maker("ParameterCountException");
  Error.notImplemented = maker("NotImplementedException");
  Error.invalidOperation = maker("InvalidOperationException");
  Error.prototype.popStackFrame = () => {};

  Function._validateParameter = (value, parameter, name) => {
    if (value === undefined) return parameter.mayBeNull || parameter.optional ? null : Error.argumentUndefined(name);
    if (value === null) return parameter.mayBeNull ? null : Error.argumentNull(name);
    const { type } = parameter;
    const fits = !type || value instanceof type || typeof value === (type.name ?? "").toLowerCase();
    return fits ? null : Error.argumentType(name);
  };
  Function._validateParams = (given, parameters) => {
    for (const [index, parameter] of parameters.entries()) {
      if (index >= given.length) {
        if (!parameter.optional && !parameter.mayBeNull) return Error.parameterCount();
        continue;
      }
      const error = Function._validateParameter(given[index], parameter, parameter.name);
      if (error) return error;
    }
    return null;
  };
}
