import type { MandateRecord } from '../../central/api/records.ts';
import { openDatabase } from '../../central/store/database.ts';
import { insertMandates } from '../../central/store/queries/mandates.ts';
import { findRunningServer } from '../../central/store/server/running-server.ts';
import { asOf, mandate } from './central-people.ts';
import type { TestWorkstation } from './workstation.ts';

/** The mandate register in a running central: what is written there without a desk, as by another channel. */

type Register = ReturnType<typeof openDatabase>;

const inRegister = async (
  desk: Pick<TestWorkstation, 'centralFolder'>,
  work: (register: Register) => Promise<unknown>,
): Promise<void> => {
  const server = await findRunningServer(desk.centralFolder);
  if (server === null) throw new Error('central runs');
  const register = openDatabase(server.url, 'test');
  await work(register);
  await register.end();
};

type Someone = { readonly personId: string; readonly givenNames: string; readonly surname: string };

const fullName = ({ givenNames, surname }: Someone): string => `${givenNames} ${surname}`;

/** One from a citizen to another, from the register; say what is other. */
export const mandateBetween = (
  grantor: Someone,
  grantee: Someone,
  special: Partial<MandateRecord> & Pick<MandateRecord, 'mandateId' | 'scope'>,
): MandateRecord =>
  mandate({
    grantorId: grantor.personId,
    grantorName: fullName(grantor),
    granteeId: grantee.personId,
    granteeName: fullName(grantee),
    asOf,
    ...special,
  });

/** Registers them and tells the desks, which pull them as they pull any other. */
export const registerMandates = (
  desk: Pick<TestWorkstation, 'centralFolder'>,
  mandates: readonly MandateRecord[],
): Promise<void> =>
  inRegister(desk, async (register) => {
    await insertMandates(register, mandates);
    for (const { grantorId, mandateId } of mandates) await tell(register, grantorId, mandateId);
  });

/** Withdrawn at the register at `at` (RFC 3339). No desk hears of it before it is told: as if all were out of reach. */
export const withdrawUnheard = (
  desk: Pick<TestWorkstation, 'centralFolder'>,
  grantorId: string,
  at: string,
): Promise<void> =>
  inRegister(desk, (register) => {
    const change = JSON.stringify({ version: 9, revokedOn: at.slice(0, 10), revokedAt: at });
    return register.query('update mandate set record = record || $2 where subject_id = $1', [
      grantorId,
      change,
    ]);
  });

/** The desks hear of this citizen's mandates at their next pull. */
export const tellDesks = (desk: Pick<TestWorkstation, 'centralFolder'>, grantorId: string): Promise<void> =>
  inRegister(desk, async (register) => {
    const { rows } = await register.query<{ mandateId: string }>(
      'select mandate_id as "mandateId" from mandate where subject_id = $1',
      [grantorId],
    );
    for (const { mandateId } of rows) await tell(register, grantorId, mandateId);
  });

/** The centre of the demonstration lies in this municipality. */
const centreMunicipality = '0751';

const tell = (register: Register, grantorId: string, mandateId: string): Promise<unknown> =>
  register.query(
    `insert into change (subject_id, entity, record_id, municipality) values ($1, 'mandate', $2, $3)`,
    [grantorId, mandateId, centreMunicipality],
  );
