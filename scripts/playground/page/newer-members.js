/* Members of Mailbox 1.13 to 1.15 that the office.js on npm (2022) has not: added over the same channel, with its own AsyncResult. */
(() => {
  const invoke = (dispatchId, params, context, callback) => {
    OSF._OfficeAppFactory.getClientEndPoint().invoke(
      "ExecuteMethod",
      (code, reply) => {
        if (!callback) return;
        const { Value, Context } = OSF.DDA.AsyncResultEnum.Properties;
        const bad = code !== 0 || !reply || reply.error;
        const { Name, Message, Code } = OSF.DDA.AsyncResultEnum.ErrorProperties;
        const error = { [Name]: "InternalError", [Message]: "emulated", [Code]: reply?.errorCode ?? 5001 };
        callback(new OSF.DDA.AsyncResult({ [Value]: reply?.data, [Context]: context }, bad ? error : undefined));
      },
      {
        ApiParams: params,
        MethodData: { ControlId: OSF._OfficeAppFactory.getId(), DispatchId: dispatchId },
      },
    );
  };
  const method =
    (dispatchId, paramsOf = () => undefined) =>
    (...given) => {
      const callback = given.find((value) => typeof value === "function");
      const options = given.find((value) => value !== null && typeof value === "object");
      invoke(dispatchId, paramsOf(given), options?.asyncContext, callback);
    };
  const patch = () => {
    const item = Office.context.mailbox?.item;
    if (!item || item.getItemClassAsync) return;
    const define = (name, value) => Object.defineProperty(item, name, { value, enumerable: true, configurable: true });
    define("getItemClassAsync", method(9001));
    if (Office.context.requirements.isSetSupported("Mailbox", "1.15")) {
      define("sendAsync", method(9002));
    }
    if (Office.context.requirements.isSetSupported("Mailbox", "1.14")) {
      define(
        "closeAsync",
        method(9005, ([options]) => ({ discardItem: options?.discardItem === true })),
      );
    }
    if (Office.context.requirements.isSetSupported("Mailbox", "1.13")) {
      define("sensitivityLabel", {
        getAsync: method(9003),
        setAsync: method(9004, ([label]) => ({ label: label?.id ?? label })),
      });
      Object.defineProperty(Office.context, "sensitivityLabelsCatalog", {
        value: { getIsEnabledAsync: method(9007), getAsync: method(9008) },
        configurable: true,
      });
    }
    Office.MailboxEnums.SendModeOverride = { PromptUser: "promptUser" };
  };
  Office.onReady(() => {
    patch();
    // A pinned pane gets another item: office.js makes a new object for it.
    Office.context.mailbox?.addHandlerAsync(Office.EventType.ItemChanged, patch);
  });
})();
