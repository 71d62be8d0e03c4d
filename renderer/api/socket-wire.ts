import { CoreFrame } from '../../preload/contract/wire.ts';
import type { OpenWire } from './wire.ts';

const firstWaitMs = 250;
const longestWaitMs = 4000;

/** Waits between attempts to connect: doubled each time, so a core that starts slowly is not hammered. */
export const waitMs = (attempt: number): number => Math.min(firstWaitMs * 2 ** attempt, longestWaitMs);

const readFrame = (data: unknown): CoreFrame | null => {
  if (typeof data !== 'string') return null;
  try {
    const frame = CoreFrame.safeParse(JSON.parse(data));
    return frame.success ? frame.data : null;
  } catch {
    // A frame that is not JSON is no answer of the core's; the call it might have answered is asked again at reconnect.
    return null;
  }
};

/** The line through a WebSocket of the loopback edge, made again for as long as the page is open. */
export const socketWire =
  (url: string): OpenWire =>
  ({ onFrame, onState }) => {
    let socket: WebSocket;
    let attempt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isClosed = false;

    const connect = (): void => {
      socket = new WebSocket(url);
      socket.addEventListener('open', () => {
        attempt = 0;
        onState('open');
      });
      socket.addEventListener('message', (message) => {
        const frame = readFrame(message.data);
        if (frame !== null) onFrame(frame);
      });
      socket.addEventListener('close', () => {
        if (isClosed) return;
        onState('waiting');
        timer = setTimeout(connect, waitMs(attempt));
        attempt += 1;
      });
    };

    onState('waiting');
    connect();
    return {
      send: (frame) => {
        socket.send(JSON.stringify(frame));
      },
      close: () => {
        isClosed = true;
        clearTimeout(timer);
        socket.close();
      },
    };
  };
