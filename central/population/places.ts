/** Postcode, town, municipality code and a weight for how many live there. Real ones; streets and numbers are made up. */
export type Place = {
  readonly postcode: string;
  readonly town: string;
  readonly municipality: string;
  readonly weight: number;
};

const place = (postcode: string, town: string, municipality: string, weight: number): Place => ({
  postcode,
  town,
  municipality,
  weight,
});

/** Towns of Region Midtjylland: what the centre of the demonstration serves. */
export const centrePlaces: readonly Place[] = [
  place('8000', 'Aarhus C', '0751', 12),
  place('8200', 'Aarhus N', '0751', 9),
  place('8210', 'Aarhus V', '0751', 7),
  place('8220', 'Brabrand', '0751', 7),
  place('8230', 'Åbyhøj', '0751', 3),
  place('8240', 'Risskov', '0751', 5),
  place('8260', 'Viby J', '0751', 6),
  place('8270', 'Højbjerg', '0751', 5),
  place('8300', 'Odder', '0727', 4),
  place('8305', 'Samsø', '0741', 1),
  place('8310', 'Tranbjerg J', '0751', 2),
  place('8320', 'Mårslet', '0751', 1),
  place('8340', 'Malling', '0751', 1),
  place('8362', 'Hørning', '0746', 2),
  place('8370', 'Hadsten', '0710', 3),
  place('8382', 'Hinnerup', '0710', 3),
  place('8400', 'Ebeltoft', '0706', 2),
  place('8410', 'Rønde', '0706', 1),
  place('8450', 'Hammel', '0710', 2),
  place('8464', 'Galten', '0746', 2),
  place('8500', 'Grenaa', '0707', 4),
  place('8520', 'Lystrup', '0751', 2),
  place('8600', 'Silkeborg', '0740', 10),
  place('8620', 'Kjellerup', '0740', 2),
  place('8660', 'Skanderborg', '0746', 5),
  place('8680', 'Ry', '0746', 2),
  place('8700', 'Horsens', '0615', 12),
  place('8722', 'Hedensted', '0766', 3),
  place('7130', 'Juelsminde', '0766', 2),
  place('8740', 'Brædstrup', '0615', 1),
  place('8800', 'Viborg', '0791', 9),
  place('8850', 'Bjerringbro', '0791', 2),
  place('8900', 'Randers C', '0730', 6),
  place('8920', 'Randers NV', '0730', 4),
  place('8963', 'Auning', '0707', 1),
  place('7400', 'Herning', '0657', 9),
  place('7430', 'Ikast', '0756', 4),
  place('7330', 'Brande', '0756', 2),
  place('7500', 'Holstebro', '0661', 7),
  place('7830', 'Vinderup', '0661', 1),
  place('7600', 'Struer', '0671', 3),
  place('7620', 'Lemvig', '0665', 3),
  place('7800', 'Skive', '0779', 5),
  place('6900', 'Skjern', '0760', 2),
  place('6950', 'Ringkøbing', '0760', 3),
];

/** Towns of the four other regions. */
export const otherPlaces: readonly Place[] = [
  place('1620', 'København V', '0101', 6),
  place('2100', 'København Ø', '0101', 8),
  place('2200', 'København N', '0101', 8),
  place('2300', 'København S', '0101', 9),
  place('2000', 'Frederiksberg', '0147', 9),
  place('2630', 'Taastrup', '0169', 4),
  place('2800', 'Kongens Lyngby', '0173', 5),
  place('3000', 'Helsingør', '0217', 5),
  place('3400', 'Hillerød', '0219', 4),
  place('3700', 'Rønne', '0400', 2),
  place('4000', 'Roskilde', '0265', 7),
  place('4200', 'Slagelse', '0330', 5),
  place('4600', 'Køge', '0259', 5),
  place('4700', 'Næstved', '0370', 5),
  place('5000', 'Odense C', '0461', 10),
  place('5700', 'Svendborg', '0479', 4),
  place('6000', 'Kolding', '0621', 7),
  place('6200', 'Aabenraa', '0580', 3),
  place('6400', 'Sønderborg', '0540', 4),
  place('6700', 'Esbjerg', '0561', 7),
  place('7000', 'Fredericia', '0607', 4),
  place('7100', 'Vejle', '0630', 7),
  place('9000', 'Aalborg', '0851', 10),
  place('9700', 'Brønderslev', '0810', 2),
  place('9800', 'Hjørring', '0860', 4),
  place('9900', 'Frederikshavn', '0813', 3),
];
