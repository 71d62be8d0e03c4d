/** What the contract takes as a PIN, so that a slip of the finger does not cost one of the tries. */
export const isPin = (text: string): boolean => /^\d{6,12}$/.test(text);
