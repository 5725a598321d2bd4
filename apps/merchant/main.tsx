import '#ui/theme.css';
import './merchant.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { readMe, signOut } from '#contract/person.ts';
import { LanguageProvider } from '#ui/language.tsx';
import { SessionProvider } from '#ui/session.tsx';
import { ThemeProvider } from '#ui/theme.tsx';
import { api, queryClient } from './api.ts';
import { Dress } from '#ui/dress.tsx';
import { fetchPages, router } from './routes.tsx';

const readWho = () => api.ask(readMe, {});
const endSession = () => api.ask(signOut, {});

const root = document.querySelector('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <ThemeProvider>
          <QueryClientProvider client={queryClient}>
            <SessionProvider read={readWho} end={endSession}>
              <Dress>
                <RouterProvider router={router} />
              </Dress>
            </SessionProvider>
          </QueryClientProvider>
        </ThemeProvider>
      </LanguageProvider>
    </StrictMode>,
  );
}

setTimeout(fetchPages, 3_000);
