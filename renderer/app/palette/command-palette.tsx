import { Search } from 'lucide-react';
import {
  Autocomplete,
  Collection,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../components/key-hint.tsx';
import { usePaletteSections } from './use-palette-sections.ts';
import '../../components/dialog.css';
import '../../components/menu.css';
import './command-palette.css';

export type CommandPaletteProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onKeyboard: () => void;
};

const Entries = ({ onClose, onKeyboard }: Omit<CommandPaletteProps, 'isOpen'>) => {
  const { t } = useTranslation('app');
  const { contains } = useFilter({ sensitivity: 'base' });
  const sections = usePaletteSections(onKeyboard);
  return (
    <Autocomplete filter={contains}>
      <SearchField className="palette-field" aria-label={t('palette.title')} autoFocus>
        <Search aria-hidden size={20} />
        <Input className="palette-input" placeholder={t('palette.placeholder')} />
      </SearchField>
      <Menu
        className="menu palette-menu"
        aria-label={t('palette.title')}
        items={sections}
        renderEmptyState={() => <p className="palette-none">{t('palette.none')}</p>}
        onAction={(key) => {
          onClose();
          sections
            .flatMap((section) => section.entries)
            .find((entry) => entry.id === key)
            ?.run();
        }}
      >
        {(section) => (
          <MenuSection className="menu-section">
            <Header className="menu-heading">{section.title}</Header>
            <Collection items={section.entries}>
              {(entry) => (
                <MenuItem className="menu-item" textValue={entry.label}>
                  <span className="menu-words">
                    <bdi>{entry.label}</bdi>
                  </span>
                  {entry.keys === null ? null : <KeyHint keys={entry.keys} />}
                </MenuItem>
              )}
            </Collection>
          </MenuSection>
        )}
      </Menu>
    </Autocomplete>
  );
};

/** Type where to go or what to do (Ctrl K). */
export const CommandPalette = ({ isOpen, onClose, onKeyboard }: CommandPaletteProps) => {
  const { t } = useTranslation('app');
  return (
    <ModalOverlay
      className="veil palette-veil"
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      isDismissable
    >
      <Modal className="dialog palette">
        <Dialog className="dialog-inside" aria-label={t('palette.title')}>
          <Entries onClose={onClose} onKeyboard={onKeyboard} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
