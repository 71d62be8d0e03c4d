/** The citizen service centre of the demonstration. Its name is also the `office` of its staff. */
export const centre = {
  centreId: 'centre-aarhus',
  officeId: 'office-borgerservice-aarhus',
  name: 'Borgerservice Aarhus',
} as const;

/** The nineteen municipalities of Region Midtjylland (municipality codes of CPR, four digits): whom the centre serves. */
export const centreMunicipalities: readonly string[] = [
  '0615', // Horsens
  '0657', // Herning
  '0661', // Holstebro
  '0665', // Lemvig
  '0671', // Struer
  '0706', // Syddjurs
  '0707', // Norddjurs
  '0710', // Favrskov
  '0727', // Odder
  '0730', // Randers
  '0740', // Silkeborg
  '0741', // Samsø
  '0746', // Skanderborg
  '0751', // Aarhus
  '0756', // Ikast-Brande
  '0760', // Ringkøbing-Skjern
  '0766', // Hedensted
  '0779', // Skive
  '0791', // Viborg
];
