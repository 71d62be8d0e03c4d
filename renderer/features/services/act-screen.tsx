import type { ActId } from '../../../preload/contract/values.ts';

export const ActScreen = ({ actId }: { readonly actId: ActId }) => <p>{actId}</p>;
