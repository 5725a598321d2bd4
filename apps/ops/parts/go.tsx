import { useEffect } from 'react';
import { useNavigate } from '@tanstack/react-router';

/**
 * Goes to an address of the console, question and all, once. The router's own `Navigate`
 * goes again whenever it is drawn, and the way there draws it.
 */
export const Go = ({ to }: { to: string }) => {
  const navigate = useNavigate();
  useEffect(() => {
    void navigate({ href: to, replace: true });
  }, [to, navigate]);
  return null;
};
