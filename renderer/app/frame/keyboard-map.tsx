import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../../components/checkbox-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { KeyHint } from '../../components/key-hint.tsx';
import { Panel } from '../../components/panel.tsx';
import { useShortcutGroups } from '../../components/shortcuts.tsx';
import type { ShortcutGroup } from '../../components/shortcuts.tsx';
import { useLook } from '../look-context.tsx';
import './keyboard-map.css';

type KeysProps = { readonly groups: readonly ShortcutGroup[] };

const Keys = ({ groups }: KeysProps) => (
  <dl className="keymap">
    {groups
      .flatMap((group) => group.shortcuts)
      .map((shortcut) => (
        <div key={`${shortcut.keys} ${shortcut.label}`} className="keymap-line">
          <dt>
            <KeyHint keys={shortcut.keys} />
          </dt>
          <dd>{shortcut.label}</dd>
        </div>
      ))}
  </dl>
);

export type KeyboardMapProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** What the keys do on the screen that is open. */
export const KeyboardMap = ({ isOpen, onClose }: KeyboardMapProps) => {
  const { t } = useTranslation('app');
  const { look, change } = useLook();
  const groups = useShortcutGroups();
  const here = groups.filter((group) => group.scope === 'screen' && group.shortcuts.length > 0);
  return (
    <Dialog title={t('keyboard.title')} isOpen={isOpen} onClose={onClose}>
      <div className="stack">
        <p className="quiet">{t('keyboard.basics')}</p>
        {here.length === 0 ? null : (
          <Panel title={t('keyboard.here')} level={3} look="plain">
            <Keys groups={here} />
          </Panel>
        )}
        <Panel title={t('keyboard.everywhere')} level={3} look="plain">
          <Keys groups={groups.filter((group) => group.scope === 'frame')} />
        </Panel>
        <CheckboxField
          isSelected={look.letters === 'on'}
          onChange={(isOn) => change({ letters: isOn ? 'on' : 'off' })}
        >
          <span>{t('keyboard.letters')}</span>
          <span className="quiet small">{t('keyboard.lettersHelp')}</span>
        </CheckboxField>
      </div>
    </Dialog>
  );
};
