import { deliverBundleFile } from './cli/deliver-bundle.ts';
import { readFlags, type Command, type Flags } from './cli/flags.ts';
import { identityCard } from './cli/identity-card.ts';
import { manageAreas } from './cli/manage-areas.ts';
import { announceOutages } from './cli/announce-outage.ts';
import { openJournalFile } from './cli/open-journal.ts';
import { noteRestored } from './cli/note-restored.ts';
import { orderMachine } from './cli/order-device.ts';
import { manageTrips } from './cli/plan-trip.ts';
import { printCode } from './cli/print-code.ts';
import { printMessages } from './cli/print-messages.ts';
import { printReceived } from './cli/print-received.ts';
import { printTampering } from './cli/print-tampering.ts';
import { rotateKey } from './cli/rotate-key.ts';
import { runGateway } from './cli/run-gateway.ts';
import { UserProblem } from './cli/say.ts';

const commands: Readonly<Record<Command, (flags: Flags) => Promise<void>>> = {
  serve: runGateway,
  enrol: printCode,
  received: printReceived,
  'open-journal': openJournalFile,
  'deliver-bundle': deliverBundleFile,
  'identity-card': identityCard,
  messages: printMessages,
  tampering: printTampering,
  restored: noteRestored,
  order: orderMachine,
  trip: manageTrips,
  area: manageAreas,
  outage: announceOutages,
  'rotate-issuer-key': rotateKey,
};

try {
  const flags = readFlags(process.argv.slice(2), process.env);
  await commands[flags.command](flags);
  if (process.connected) process.disconnect();
} catch (error) {
  console.error(error instanceof UserProblem ? error.message : error);
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
