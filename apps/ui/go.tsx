import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';

/**
 * Goes to an address of the console, once. The router's own `Navigate` goes again whenever
 * it is drawn anew, which on a page that watches the address never ends.
 */
export const Go = ({ to }: { to: string }) => {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ href: to, replace: true });
  }, [navigate, to]);
  return null;
};
