import { readFlags, type Command, type Flags } from './cli/flags.ts';
import { printCode } from './cli/print-code.ts';
import { printReceived } from './cli/print-received.ts';
import { runGateway } from './cli/run-gateway.ts';
import { UserProblem } from './cli/say.ts';

const commands: Readonly<Record<Command, (flags: Flags) => Promise<void>>> = {
  serve: runGateway,
  enrol: printCode,
  received: printReceived,
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
