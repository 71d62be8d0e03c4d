const isStorableText = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** True if no string or key in it has a lone surrogate or a NUL: PostgreSQL keeps neither. */
export const isStorable = (value: unknown): boolean => {
  if (typeof value === 'string') return isStorableText(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([key, inner]) => isStorableText(key) && isStorable(inner));
};
