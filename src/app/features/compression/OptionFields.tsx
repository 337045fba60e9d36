import { Checkbox, NativeSelect } from "@mantine/core";
import { useStore } from "zustand";
import { NumberField } from "../../kit/NumberField";
import {
  type CodecName,
  type CodecOptions,
  type CodecSettings,
  type OptionName,
  optionsRead,
  quantizerNames,
} from "../../state/compression/codecOptions";
import { codecTitles, optionTexts } from "../../state/compression/codecTexts";
import { lab, setOptions } from "../../state/compression/lab";
import classes from "./compression.module.css";

const flags: readonly OptionName[] = ["scaled", "stochastic", "errorFeedback"];

interface Props {
  readonly codec: CodecName;
  /** As measured, defaults filled in. */
  readonly settings: CodecSettings | undefined;
}

/** A codec's options. Each takes effect at once; what is not allowed is told by the worker that was asked. */
export function OptionFields({ codec, settings }: Props) {
  const options = useStore(lab, (state) => state.options[codec]);
  const names = optionsRead(codec, options.quantizer);
  if (names.length === 0) return null;
  const set = (name: OptionName, value: CodecOptions[OptionName]): void => {
    const { [name]: _, ...others } = options;
    void setOptions(codec, value === undefined ? others : { ...others, [name]: value });
  };
  return (
    <form
      key={codec}
      className={classes.options}
      aria-label={`Options of ${codecTitles[codec]}`}
      onSubmit={(event) => event.preventDefault()}
    >
      {names.map((name) => (
        <OptionField
          key={name}
          name={name}
          options={options}
          settings={settings}
          onValue={(value) => set(name, value)}
        />
      ))}
    </form>
  );
}

interface FieldProps {
  readonly name: OptionName;
  readonly options: CodecOptions;
  readonly settings: CodecSettings | undefined;
  readonly onValue: (value: CodecOptions[OptionName]) => void;
}

function OptionField({ name, options, settings, onValue }: FieldProps) {
  const { label, hint } = optionTexts[name];
  const used = options[name] ?? settings?.[name];
  if (flags.includes(name)) {
    return (
      <Checkbox
        size="xs"
        label={label}
        title={hint}
        className={classes.flag ?? ""}
        checked={used === true}
        onChange={({ currentTarget }) => onValue(currentTarget.checked)}
      />
    );
  }
  if (name === "bits") {
    return (
      <NativeSelect
        size="xs"
        label={label}
        title={hint}
        data={["8", "4"]}
        value={String(used ?? 8)}
        onChange={({ currentTarget }) => onValue(currentTarget.value === "4" ? 4 : 8)}
      />
    );
  }
  if (name === "quantizer") {
    return (
      <NativeSelect
        size="xs"
        label={label}
        title={hint}
        data={quantizerNames.map((value) => ({ value, label: codecTitles[value] }))}
        value={String(used ?? "quantization")}
        onChange={({ currentTarget }) => onValue(currentTarget.value as (typeof quantizerNames)[number])}
      />
    );
  }
  const fallback = settings?.[name];
  return (
    <div title={hint}>
      <NumberField
        label={label}
        value={options[name] as number | undefined}
        fallback={fallback === undefined ? "default" : String(fallback)}
        fault={() => undefined}
        onValue={onValue}
      />
    </div>
  );
}
