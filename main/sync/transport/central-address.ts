export type CentralAddressAnswer =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: { readonly code: 'device/central-not-secure' } };

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The origin that all calls go to. Nothing leaves the machine in the clear: https only, and http to this machine itself, where the
 * demonstration's central runs. Anything else, also what is no address at all, is not secure.
 */
export const parseCentralAddress = (text: string): CentralAddressAnswer => {
  const url = URL.parse(text);
  const isSecure =
    url !== null &&
    url.username === '' &&
    url.password === '' &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopback.test(url.hostname)));
  return isSecure
    ? { ok: true, value: url.origin }
    : { ok: false, problem: { code: 'device/central-not-secure' } };
};
