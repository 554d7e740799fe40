type Fields = Readonly<Record<string, string>>;

const field = /\{\{(\w+)\}\}/g;

/** A template's text with its fields filled in, each value escaped. A field without a value is a mistake of ours: throws. */
export function fillXml(template: string, values: Fields): string {
  return fill(template, (name) => escapeXml(valueFor(values, name)));
}

/** The same for JSON: only strings are filled, so that no value can change the structure. */
export function fillJson(template: string, values: Fields): string {
  const filled = JSON.parse(template, (_key, value: unknown) =>
    typeof value === "string" ? fill(value, (name) => valueFor(values, name)) : value,
  );
  return `${JSON.stringify(filled, null, 2)}\n`;
}

function fill(text: string, asked: (name: string) => string): string {
  return text.replace(field, (_all, name: string) => asked(name));
}

function valueFor(values: Fields, name: string): string {
  const value = values[name];
  if (value === undefined) throw new Error(`No value for ${name}.`);
  return value;
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
