import '#ui/theme.css';
import '#ui/antd-mobile.css';
import './scanner.css';
import './practice/practice.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { readMe, signOut } from '#contract/person.ts';
import { LanguageProvider } from '#ui/language.tsx';
import { SessionProvider } from '#ui/session.tsx';
import { ThemeProvider } from '#ui/theme.tsx';
import { api } from './api.ts';
import { keepFresh } from './fresh.ts';
import { router } from './routes.tsx';
import { wakeSound } from './sound.ts';

const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 15_000 } },
});
const read = () => api.ask(readMe, {}, { timeoutMs: 8_000 });
const end = () => api.ask(signOut, {});

addEventListener('pointerdown', wakeSound);
addEventListener('keydown', wakeSound);
keepFresh();

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <LanguageProvider>
      <ThemeProvider>
        <SessionProvider read={read} end={end}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </SessionProvider>
      </ThemeProvider>
    </LanguageProvider>,
  );
}
