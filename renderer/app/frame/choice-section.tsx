import { Check } from 'lucide-react';
import { Header, MenuItem, MenuSection } from 'react-aria-components';

export type ChoiceSectionProps<V extends string> = {
  readonly title: string;
  readonly value: V;
  readonly choices: readonly { readonly value: V; readonly label: string; readonly lang?: string }[];
  readonly onChoose: (value: V) => void;
};

/** A part of a menu in which one of a few is chosen. */
export const ChoiceSection = <V extends string>({
  title,
  value,
  choices,
  onChoose,
}: ChoiceSectionProps<V>) => (
  <MenuSection
    className="menu-section"
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const chosen = choices.find((choice) => keys !== 'all' && keys.has(choice.value));
      if (chosen !== undefined) onChoose(chosen.value);
    }}
  >
    <Header className="menu-heading">{title}</Header>
    {choices.map((choice) => (
      <MenuItem key={choice.value} id={choice.value} className="menu-item" textValue={choice.label}>
        <Check aria-hidden size={18} className="menu-check" />
        <span lang={choice.lang}>{choice.label}</span>
      </MenuItem>
    ))}
  </MenuSection>
);
