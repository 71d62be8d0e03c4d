import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Link as AriaLink } from 'react-aria-components';
import './button.css';

/** `primary` is the one next action of a screen: there is at most one. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly look?: ButtonLook;
  readonly size?: 'normal' | 'large' | 'small';
  readonly icon?: ReactNode;
  readonly onPress?: () => void;
  readonly type?: 'button' | 'submit';
  readonly isDisabled?: boolean;
  /** The action runs: the button stays, keeps the focus, says so, and takes no second press. */
  readonly isPending?: boolean;
  readonly autoFocus?: boolean;
  readonly isWide?: boolean;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-expanded'?: boolean;
  readonly form?: string;
  /** Lets a Dialog close by this button: `close`. */
  readonly slot?: 'close';
};

const classes = (look: ButtonLook, size: string, isWide: boolean): string =>
  ['button', `button-${look}`, `button-${size}`, isWide ? 'button-wide' : ''].join(' ').trim();

export const Button = ({
  children,
  look = 'secondary',
  size = 'normal',
  icon,
  isWide = false,
  isPending = false,
  ...rest
}: ButtonProps) => (
  <AriaButton {...rest} isPending={isPending} className={classes(look, size, isWide)}>
    {isPending ? <LoaderCircle aria-hidden className="button-turning" size={20} /> : icon}
    <span className="button-word">{children}</span>
  </AriaButton>
);

export type LinkButtonProps = {
  readonly children: ReactNode;
  readonly href: string;
  readonly look?: ButtonLook;
  readonly size?: 'normal' | 'large' | 'small';
  readonly icon?: ReactNode;
  readonly isWide?: boolean;
};

/** Goes to another screen, and looks like the action it is. */
export const LinkButton = ({
  children,
  href,
  look = 'secondary',
  size = 'normal',
  icon,
  isWide = false,
}: LinkButtonProps) => (
  <AriaLink href={href} className={classes(look, size, isWide)}>
    {icon}
    <span className="button-word">{children}</span>
  </AriaLink>
);
