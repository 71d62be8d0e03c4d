const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** True if no string or key in it has a lone surrogate or a NUL: PostgreSQL keeps neither. */
export const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isStorableText(key) && isStorable(inner));
};

/** The same of a value and the JSON it was parsed from: in text that is Unicode, only an escape can bring one of them in. */
export const isStorableJson = (value: unknown, json: string): boolean =>
  (json.isWellFormed() && !json.includes('\\u')) || isStorable(value);
