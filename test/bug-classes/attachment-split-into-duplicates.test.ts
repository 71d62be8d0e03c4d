import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

describeClass('Attachment split into duplicates', {
  'each piece is uploaded as a document of its own': shown(
    inWorlds,
    bugs['each piece is uploaded as a document of its own'],
  ),
  'central does not look whether the attachments are there': shown(
    inWorlds,
    bugs['central does not look whether the attachments are there'],
  ),
});
