/** Something the palette can do, and the words by which it is found. */
export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  readonly keys: string | null;
  readonly run: () => void;
};

export type PaletteSection = {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
};
