const sendableText = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

/**
 * The same without what neither canonical JSON nor central's database can hold: half of a character becomes the sign for an unreadable one, which is
 * what the screen shows of it, and what is no character at all goes. Somebody may have pasted either, and could not see it.
 */
export const sendable = (value: unknown): unknown => {
  if (typeof value === 'string') return sendableText(value);
  if (Array.isArray(value)) return value.map(sendable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sendable(inner)]));
};
