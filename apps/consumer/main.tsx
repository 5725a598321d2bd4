import '#ui/theme.css';
import './consumer.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readMe, signOut } from '#contract/person.ts';
import { LanguageProvider } from '#ui/language.tsx';
import { SessionProvider } from '#ui/session.tsx';
import { ThemeProvider } from '#ui/theme.tsx';
import { api, queryClient } from './api.ts';
import { router } from './routes.tsx';
import { SignInProvider } from './signed-in.tsx';

const whoAmI = () => api.ask(readMe, {});
const leave = () => api.ask(signOut, {});

const root = document.getElementById('root');
if (!root) throw new Error('index.html has a root');

createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <SessionProvider read={whoAmI} end={leave}>
            <SignInProvider>
              <RouterProvider router={router} />
            </SignInProvider>
          </SessionProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </LanguageProvider>
  </StrictMode>,
);

// The shell is kept for the next visit, which may have no network; but not while this one
// still fetches what its owner waits for.
const keepShellAfterMs = 3_000;
if ('serviceWorker' in navigator && import.meta.env.PROD) {
  setTimeout(() => {
    void navigator.serviceWorker.register('/sw.js').catch(() => {
      // Without it the app works as any page does.
    });
  }, keepShellAfterMs);
}
