import { bugs } from '../simulation/bugs.ts';
import { describeClass, shown } from './describe-class.ts';
import { inWorlds } from './in-worlds.ts';

describeClass('Attachment loss', {
  'an attachment is let go when it has been uploaded': shown(
    inWorlds,
    bugs['an attachment is let go when it has been uploaded'],
  ),
  'an attachment is let go with the first work that named it': shown(
    inWorlds,
    bugs['an attachment is let go with the first work that named it'],
  ),
});
