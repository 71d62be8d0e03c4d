/**
 * RFC 8785 for what wordings are made of: texts, lists and objects of them, no numbers. One content has one text, whatever the order or
 * the spacing of the file it came from.
 */
export const canonicalText = (value: CanonicalValue): string => {
  if (typeof value === 'string') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalText).join(',')}]`;
  const members = Object.keys(value)
    .toSorted(byCodeUnit)
    .map((name) => `${JSON.stringify(name)}:${canonicalText(value[name] ?? '')}`);
  return `{${members.join(',')}}`;
};

export type CanonicalValue = string | readonly CanonicalValue[] | { readonly [name: string]: CanonicalValue };

const isList = (value: CanonicalValue): value is readonly CanonicalValue[] => Array.isArray(value);

const byCodeUnit = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
