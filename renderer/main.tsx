import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { readLook, wearLook } from './app/look.ts';
import { connectToCore } from './api/connect.ts';
import { chooseLanguage } from './language/languages.ts';
import { startLanguage } from './language/start-language.ts';
import './styles/index.css';

const start = async (): Promise<void> => {
  const place = document.querySelector('#page');
  if (place === null) throw new Error('The document has no place for the page.');
  const look = readLook(localStorage);
  wearLook(document.documentElement, look);
  const asked = new URLSearchParams(location.search).get('language');
  const language = chooseLanguage([asked, look.language, ...navigator.languages]);
  const texts = await startLanguage(language);
  createRoot(place).render(<App core={connectToCore(window)} texts={texts} language={language} />);
};

void start();
