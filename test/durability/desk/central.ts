import { EnrolAnswer } from '../../../central/api/devices.ts';
import { startCentral, type Central } from '../../../central/http/start-central.ts';
import { openDatabase, type Database } from '../../../central/store/database.ts';
import { upsertCentre } from '../../../central/store/queries/centres.ts';
import { insertPeople } from '../../../central/store/queries/people.ts';
import { makeDeviceKey, postEnrolment, type DeviceKey } from '../../helpers/central-device.ts';
import { person, staff } from '../../helpers/central-people.ts';
import { startTestServer } from '../../helpers/central-server.ts';
import { birthDateOf, postcodeOf } from './small-act.ts';
import { country, type CentralWorld } from '../../helpers/central-world.ts';

/** A centre with its own municipality and citizens, so that the runs share a gateway and nothing else. */
export type Municipality = {
  readonly centreId: string;
  readonly citizens: readonly string[];
  readonly staffId: string;
};

export type EnrolledDevice = { readonly answer: EnrolAnswer; readonly key: DeviceKey };

/** One real gateway on a real PostgreSQL for all runs of a command. */
export type CentralOfRuns = {
  readonly central: Central;
  readonly database: Database;
  readonly makeMunicipality: (citizenCount?: number) => Promise<Municipality>;
  readonly enrol: (centreId: string) => Promise<EnrolledDevice>;
  readonly close: () => Promise<void>;
};

export const startCentralOfRuns = async (): Promise<CentralOfRuns> => {
  const server = await startTestServer();
  const databaseUrl = await server.createDatabase();
  const database = openDatabase(databaseUrl, 'durability');
  const central = await startCentral({ databaseUrl, port: 0, ...country, isDemonstration: true });
  let count = 0;
  return {
    central,
    database,
    makeMunicipality: async (citizenCount = 3) => {
      count += 1;
      const municipality = String(count).padStart(4, '0');
      const [centreId, staffId] = [`centre-${count}`, `staff-${count}`];
      const citizens = Array.from({ length: citizenCount }, (_, at) => `citizen-${count}-${at + 1}`);
      await upsertCentre(database, { centreId, name: 'Borgerservice', municipalities: [municipality] }, [
        { ...staff, staffId },
      ]);
      const { address } = person('nobody');
      await insertPeople(
        database,
        citizens.map((citizen) =>
          person(citizen, {
            birthDate: birthDateOf(citizen),
            address: address && { ...address, municipality, postcode: postcodeOf(citizen) },
          }),
        ),
      );
      return { centreId, citizens, staffId };
    },
    enrol: async (centreId) => {
      const key = makeDeviceKey();
      const code = await central.issueEnrolmentCode(centreId);
      const response = await postEnrolment({ central } as CentralWorld, code, key);
      return { answer: EnrolAnswer.parse(await response.json()), key };
    },
    close: async () => {
      await central.close();
      await database.end();
      await server.stop();
    },
  };
};
