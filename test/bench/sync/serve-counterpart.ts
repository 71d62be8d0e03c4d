import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCentral } from '../../../central/http/start-central.ts';
import { openDatabase } from '../../../central/store/database.ts';
import { migrate } from '../../../central/store/migrate.ts';
import { upsertCentre } from '../../../central/store/queries/centres.ts';
import { insertPeople } from '../../../central/store/queries/people.ts';
import { startEmbeddedServer } from '../../../central/store/server/embedded-server.ts';
import { centreMunicipalities } from '../../../central/population/centre.ts';
import { person, staff } from '../../helpers/central-people.ts';
import { citizens } from './records.ts';
import { serveParent } from './served.ts';

const centre = { centreId: 'centre-bench', name: 'Bench', municipalities: [...centreMunicipalities] };
const [, , direction = 'push', count = '1000'] = process.argv;

/** People are written in pieces: one statement for 100,000 would be too long. */
const pieceSize = 5000;

/** The real gateway on a real PostgreSQL that writes through to the disk. */
await serveParent(async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'counterpart-bench-'));
  await chmod(dataFolder, 0o755);
  const server = await startEmbeddedServer({ dataFolder, isDurable: true });
  const database = openDatabase(server.url, 'bench');
  await migrate(database);
  await upsertCentre(database, centre, [staff]);
  const people =
    direction === 'pull'
      ? citizens(Number(count))
      : Array.from({ length: Number(count) }, (_, at) => person(`subject-${at}`));
  for (let from = 0; from < people.length; from += pieceSize) {
    await insertPeople(database, people.slice(from, from + pieceSize));
  }
  await database.end();
  const central = await startCentral({
    databaseUrl: server.url,
    port: 0,
    purposes: [],
    timeZone: 'Europe/Copenhagen',
    isDemonstration: true,
  });
  return {
    facts: { url: central.url, code: await central.issueEnrolmentCode(centre.centreId) },
    close: async () => {
      await central.close();
      await server.stop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
});
