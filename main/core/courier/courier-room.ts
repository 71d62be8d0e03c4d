import type { CourierPort } from '../../usecases/courier/courier-port.ts';
import type { Room } from '../../vault/with-reserve.ts';

/** A bundle is written to this disk before it goes to the stick: on a full one the reserve makes place for it. */
export const withRoom = (
  courier: CourierPort,
  { giveUpIfFull }: Pick<Room, 'giveUpIfFull'>,
): CourierPort => ({
  ...courier,
  files: {
    ...courier.files,
    write: (fill) => {
      giveUpIfFull();
      return courier.files.write(fill);
    },
  },
});
