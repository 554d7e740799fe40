import {
  FluentProvider,
  MessageBar,
  MessageBarBody,
  makeStyles,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { type ReactElement, useEffect, useState } from "react";
import browser from "webextension-polyfill";
import { useDark } from "../shared/pane/use-dark.ts";
import { type Language, speaker } from "../shared/text/language.ts";
import { optionsText } from "../shared/text/options.ts";
import { About } from "./about.tsx";
import { type Configuration, readConfiguration } from "./configuration.ts";
import { EnrolForm } from "./enrol-form.tsx";
import { PolicyForm } from "./policy-form.tsx";

interface OptionsProps {
  readonly first: Configuration;
  readonly language: Language;
}

/** The add-on's options. What an administrator has set is shown, and locked. */
export function OptionsPage({ first, language }: OptionsProps): ReactElement {
  const styles = useStyles();
  const dark = useDark();
  const [configuration, setConfiguration] = useState(first);
  const say = speaker(optionsText, language);
  useEffect(() => {
    document.title = say("title");
  });
  const refresh = async (): Promise<void> => setConfiguration(await readConfiguration());
  useEffect(() => {
    // A policy that was fetched or set meanwhile is in force: a page that stays open must not say otherwise.
    const look = (): void => void readConfiguration().then(setConfiguration);
    const changed = (changes: Readonly<Record<string, unknown>>): void => {
      if ("kept-policy" in changes || "policy" in changes) look();
    };
    look();
    browser.storage.local.onChanged.addListener(changed);
    return () => browser.storage.local.onChanged.removeListener(changed);
  }, []);

  return (
    <FluentProvider theme={dark ? webDarkTheme : webLightTheme} className={styles.provider}>
      <main className={styles.page}>
        <h1>{say("title")}</h1>
        {configuration.origin === "managed" && (
          <MessageBar intent="info">
            <MessageBarBody>
              {say("managed", { organisation: configuration.loaded.policy.organisation.name })}
            </MessageBarBody>
          </MessageBar>
        )}
        <About configuration={configuration} say={say} />
        <PolicyForm configuration={configuration} say={say} onSaved={refresh} />
        <EnrolForm configuration={configuration} say={say} />
      </main>
    </FluentProvider>
  );
}

const useStyles = makeStyles({
  provider: { minHeight: "100vh" },
  page: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    maxWidth: "44rem",
    margin: "0 auto",
    padding: tokens.spacingHorizontalXXL,
    "& h1": { margin: 0, lineHeight: tokens.lineHeightHero700 },
    "& h2": { marginBlock: `${tokens.spacingVerticalL} 0` },
    "& p": { margin: 0 },
  },
});
