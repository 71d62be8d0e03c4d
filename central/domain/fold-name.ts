import anyAscii from 'any-ascii';

/** Letters of any script as plain lower-case Latin words: how names are stored for the look-up and how it asks for them. */
export const foldName = (text: string): string =>
  anyAscii(text)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** Digits with the Danish country code left out, so that `+45 67 12 34 56` and `67123456` are the same. */
export const foldPhone = (text: string): string =>
  text.replaceAll(/\D/g, '').replace(/^(00)?45(?=\d{8}$)/, '');
