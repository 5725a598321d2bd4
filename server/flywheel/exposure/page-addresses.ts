/** The addresses of one city's pages; the app's own paths, below the public URL. */
export type PageAddresses = ReturnType<typeof addressesOf>;

export const addressesOf = (publicUrl: string, cityId: string) => {
  const root = publicUrl.replace(/\/+$/, '');
  const cards = `${root}/share/${cityId}`;
  return {
    ...pathsBelow(root, cityId),
    placeCard: (placeId: string) => `${cards}/${placeId}.png`,
    offerCard: (placeId: string, offerId: string) => `${cards}/${placeId}/${offerId}.png`,
    /** For links inside a page: they stay on whatever host the reader came by. */
    within: pathsBelow('', cityId),
  };
};

const pathsBelow = (root: string, cityId: string) => {
  const city = `${root}/in/${cityId}`;
  const place = (placeId: string) => `${city}/places/${placeId}`;
  return {
    city: () => city,
    place,
    offer: (placeId: string, offerId: string) => `${place(placeId)}/buy/${offerId}`,
  };
};
