import type { Power } from '../../../preload/contract/values.ts';
import type { Pack } from '../catalogue/pack.ts';

/** What may be given for each service, in the order of the pack; there is no "everything". */
export const offeredPowers = ({
  services,
  mandateMaking,
}: Pick<Pack, 'services' | 'mandateMaking'>): ReadonlyMap<string, readonly Power[]> =>
  new Map(
    services.map(({ serviceId }) => [
      serviceId,
      mandateMaking.moneyServices.includes(serviceId)
        ? ['see', 'act', 'receive-letters', 'receive-money']
        : ['see', 'act', 'receive-letters'],
    ]),
  );
