import { rotateIssuerKey } from '../http/issuer-keys.ts';
import type { Flags } from './flags.ts';
import { visitDatabase } from './open-store.ts';
import { say } from './say.ts';

/** Takes the issuer key out of use, and says what that means for what it signed. */
export const rotateKey = async (flags: Flags): Promise<void> => {
  await visitDatabase(flags, async (database) => {
    const since = flags.compromisedSince;
    const rotation =
      since === null ? ({ reason: 'routine' } as const) : ({ reason: 'compromised', since } as const);
    const kid = await rotateIssuerKey(database, rotation, new Date());
    say(`Mandates are signed with ${kid} from now on.`);
    say(
      since === null
        ? 'What the old key signed still holds.'
        : `Nothing counts that was signed with a key in use since ${since.toISOString()}: mandates get new credentials, proofs of identity have to be given anew.`,
    );
  });
};
