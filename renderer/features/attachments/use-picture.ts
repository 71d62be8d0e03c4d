import { useEffect, useState } from 'react';
import type { Attachment } from '../../../preload/contract/attachment.ts';
import type { Answer } from '../../../preload/contract/calls.ts';
import { useCore } from '../../api/core-context.tsx';
import type { CoreClient } from '../../api/core-client.ts';

const readWhole = async (core: CoreClient, { attachmentId, mediaType }: Attachment): Promise<Blob | null> => {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let offset: number | null = 0; offset !== null;) {
    const answer: Answer<'attachment/read'> = await core.call('attachment/read', { attachmentId, offset });
    if (!answer.ok) return null;
    parts.push(Uint8Array.from(atob(answer.value.data), (letter) => letter.charCodeAt(0)));
    offset = answer.value.next;
  }
  return new Blob(parts, { type: mediaType });
};

/** An address under which this page, and nobody else, can show the picture; null for what is no picture, or is not here. */
export const usePicture = (attachment: Attachment): string | null => {
  const core = useCore();
  const [address, setAddress] = useState<string | null>(null);
  const { attachmentId, isHere, pixels } = attachment;
  const isShown = isHere && pixels !== null;
  useEffect(() => {
    if (!isShown) return undefined;
    let made: string | null = null;
    let isGone = false;
    void readWhole(core, attachment).then((picture) => {
      if (picture === null || isGone) return;
      made = URL.createObjectURL(picture);
      setAddress(made);
    });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
      setAddress(null);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a blob never changes: its id says it all
  }, [core, attachmentId, isShown]);
  return address;
};
