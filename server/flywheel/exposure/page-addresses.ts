/** The public addresses of one city's pages; the app's own paths, below the public URL. */
export type PageAddresses = ReturnType<typeof addressesOf>;

export const addressesOf = (publicUrl: string, cityId: string) => {
  const root = publicUrl.replace(/\/+$/, '');
  const city = `${root}/in/${cityId}`;
  const place = (placeId: string) => `${city}/places/${placeId}`;
  const cards = `${root}/share/${cityId}`;
  return {
    city: () => city,
    place,
    offer: (placeId: string, offerId: string) => `${place(placeId)}/buy/${offerId}`,
    placeCard: (placeId: string) => `${cards}/${placeId}.png`,
    offerCard: (placeId: string, offerId: string) => `${cards}/${placeId}/${offerId}.png`,
  };
};
