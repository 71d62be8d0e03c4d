import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuTrigger, Popover } from 'react-aria-components';
import '../../components/button.css';
import '../../components/menu.css';

export type TopMenuProps = {
  readonly label: string;
  /** What is read out, where it says more than what is seen. */
  readonly name: string;
  readonly icon?: ReactNode;
  readonly onAction?: (id: string) => void;
  readonly children: ReactNode;
};

/** A menu of the top bar: a word, and what opens below it. */
export const TopMenu = ({ label, name, icon, onAction, children }: TopMenuProps) => (
  <MenuTrigger>
    <Button className="button button-quiet button-normal top-button" aria-label={name}>
      {icon}
      <span className="top-word">{label}</span>
      <ChevronDown aria-hidden size={16} />
    </Button>
    <Popover className="popover" placement="bottom end">
      <Menu className="menu" onAction={(key) => onAction?.(String(key))}>
        {children}
      </Menu>
    </Popover>
  </MenuTrigger>
);
