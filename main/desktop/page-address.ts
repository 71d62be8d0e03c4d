/**
 * The page has an origin of its own, standard and secure, so that the web's rules (same origin, CSP, storage) hold for it as for any
 * site; `file://` would give it none, and the whole disk as neighbours.
 */
export const pageScheme = 'app';
export const pageOrigin = `${pageScheme}://counterpart`;
export const pageAddress = `${pageOrigin}/`;

/** Whether an address is one of the page's own. Compared part by part: a prefix would let `app://counterpart.evil` through. */
export const isPageAddress = (address: string): boolean => {
  const url = URL.parse(address);
  return (
    url?.protocol === `${pageScheme}:` &&
    url.host === 'counterpart' &&
    url.username === '' &&
    url.password === ''
  );
};
