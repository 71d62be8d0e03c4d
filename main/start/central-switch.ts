import type { CentralOptions, CentralProcess } from './central-process.ts';
import { startCentral } from './central-process.ts';

/** Central as something that comes and goes while the desk works on. */
export type CentralSwitch = {
  readonly start: () => Promise<string>;
  readonly stop: () => Promise<void>;
  readonly isOn: () => boolean;
  /** A code from the running central. */
  readonly issueEnrolmentCode: () => Promise<string>;
};

/** `onGone` hears of an end that nobody here asked for. */
export const createCentralSwitch = (options: CentralOptions, onGone: () => void): CentralSwitch => {
  let running: CentralProcess | null = null;
  let isFirst = true;
  let port = options.port;

  const start = async (): Promise<string> => {
    const central = startCentral({ ...options, port, isFresh: options.isFresh && isFirst });
    running = central;
    isFirst = false;
    void central.ended.then(() => {
      if (running !== central) return;
      running = null;
      onGone();
    });
    const url = await central.ready;
    port = Number(new URL(url).port);
    return url;
  };
  return {
    start,
    stop: async () => {
      const central = running;
      running = null;
      await central?.stop();
    },
    isOn: () => running !== null,
    issueEnrolmentCode: async () => {
      if (running === null) throw new Error('Central is not running.');
      return running.issueEnrolmentCode();
    },
  };
};
