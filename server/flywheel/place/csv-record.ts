/**
 * One CSV record → its fields, or undefined while a quoted field is still open. Quotes
 * count only at the start of a field, so `12" Pizza` is a name and not an accident. A quote
 * inside a quoted field is text where no delimiter follows, unless the reading is `strict`.
 */
export const splitRecord = (
  record: string,
  delimiter: string,
  strict = false,
): string[] | undefined => {
  const text = record.endsWith('\r') ? record.slice(0, -1) : record;
  if (!text.includes('"')) return text.split(delimiter).map((field) => field.trim());
  const fields: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const field =
      text.charAt(at) === '"'
        ? quotedField(text, at, delimiter, strict)
        : plainField(text, at, delimiter);
    if (!field) return undefined;
    fields.push(field.value.trim());
    at = field.end + 1;
  }
  return fields;
};

/** The sign that splits the heading most often; tabs and bars before commas when equal. */
export const delimiterOf = (heading: string): string => {
  const bare = heading.replace(/"[^"]*"/g, '');
  const times = ['\t', '|', ';', ','].map((sign) => bare.split(sign).length);
  const most = Math.max(...times);
  return ['\t', '|', ';', ','][times.indexOf(most)] ?? ',';
};

type Field = { value: string; end: number };

const plainField = (text: string, at: number, delimiter: string): Field => {
  const found = text.indexOf(delimiter, at);
  const end = found < 0 ? text.length : found;
  return { value: text.slice(at, end), end };
};

const quotedField = (
  text: string,
  at: number,
  delimiter: string,
  strict: boolean,
): Field | undefined => {
  let value = '';
  let from = at + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    value += text.slice(from, quote);
    const next = text.charAt(quote + 1);
    if (next === delimiter || next === '') return { value, end: quote + 1 };
    if (strict && next !== '"') return undefined;
    value += '"';
    from = quote + (next === '"' ? 2 : 1);
  }
};
