import { type CSSVariablesResolver, createTheme, defaultVariantColorsResolver } from "@mantine/core";

/** Mission control: small type, flat surfaces, one accent. Colours themselves stand in theme.css. */
export const mantineTheme = createTheme({
  primaryColor: "cyan",
  primaryShade: { light: 9, dark: 4 },
  autoContrast: true,
  // Mantine judges the contrast of a filled button by the light theme's shade alone.
  variantColorResolver(input) {
    const colours = defaultVariantColorsResolver(input);
    const isAccent = input.variant === "filled" && input.color === input.theme.primaryColor;
    return isAccent ? { ...colours, color: "var(--on-accent)" } : colours;
  },
  // Mantine takes these for surfaces and text in the dark theme; its own are grey.
  colors: {
    dark: [
      "#dfe7ee",
      "#b9c6d2",
      "#96a5b4",
      "#5d6f80",
      "#3a4a59",
      "#2a3846",
      "#18222c",
      "#121a22",
      "#0d131a",
      "#080c11",
    ],
  },
  defaultRadius: "sm",
  fontFamily: "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Notification: { defaultProps: { closeButtonProps: { "aria-label": "Close the notice" } } },
    Modal: { defaultProps: { closeButtonProps: { "aria-label": "Close the dialog" } } },
    // A dialog is a page's part, not a page: its head is no second banner.
    ModalHeader: { defaultProps: { role: "presentation" } },
    // The placeholder is an element without a role of its own inside the menu, which screen readers must not meet.
    Menu: { defaultProps: { shadow: "md", withArrow: true, withInitialFocusPlaceholder: false } },
  },
});

/** Mantine's surfaces follow ours. */
export const mantineVariables: CSSVariablesResolver = () => {
  const surfaces = {
    "--mantine-color-body": "var(--panel)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-dimmed": "var(--text-dim)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-default": "var(--raised)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-error": "var(--danger)",
    "--mantine-color-placeholder": "var(--text-dim)",
  };
  return { variables: {}, light: surfaces, dark: surfaces };
};
