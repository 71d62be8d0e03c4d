import { isPin } from './pin.ts';

export type SetUpFields = {
  readonly centralUrl: string;
  readonly code: string;
  readonly staffId: string;
  readonly pin: string;
  readonly pinAgain: string;
};

export const emptySetUp: SetUpFields = { centralUrl: '', code: '', staffId: '', pin: '', pinAgain: '' };

const isUrl = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:');
};

/** Fields that cannot be sent as they are. Whether the address is safe enough is for the core to say. */
export const faultsOf = (fields: SetUpFields): readonly (keyof SetUpFields)[] => {
  const isGood: { readonly [F in keyof SetUpFields]: boolean } = {
    centralUrl: isUrl(fields.centralUrl.trim()),
    code: fields.code.trim().length >= 8,
    staffId: fields.staffId.trim().length > 0,
    pin: isPin(fields.pin),
    pinAgain: fields.pin === fields.pinAgain,
  };
  return (Object.keys(isGood) as (keyof SetUpFields)[]).filter((field) => !isGood[field]);
};
