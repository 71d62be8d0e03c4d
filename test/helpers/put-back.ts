import { onTestFinished } from 'vitest';
import { startCentral, type Central } from '../../central/http/start-central.ts';
import { country } from './central-world.ts';

/** A gateway on that database, where another one was before. */
export const startAt = async (url: string, databaseUrl: string): Promise<Central> => {
  const port = Number(new URL(url).port);
  const central = await startCentral({ databaseUrl, port, ...country, isDemonstration: true });
  onTestFinished(() => central.close());
  return central;
};
