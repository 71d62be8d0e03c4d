import { flushCompileCache } from 'node:module';
import { startCentral } from '../../central/http/start-central.ts';

/** One life of the gateway, on the database and the port that are given. */
const [, , databaseUrl = '', port = '0', codes = '0'] = process.argv;

const central = await startCentral({
  databaseUrl,
  port: Number(port),
  purposes: [],
  timeZone: 'Europe/Copenhagen',
  isDemonstration: true,
});
const enrolmentCodes: string[] = [];
for (let at = 0; at < Number(codes); at += 1) {
  enrolmentCodes.push(await central.issueEnrolmentCode('centre-matrix'));
}
process.on('disconnect', () => process.exit(0));
// A life that is killed would keep nothing of what it compiled for the next.
flushCompileCache();
process.send?.({ url: central.url, codes: enrolmentCodes });
