import { ActionIcon, Tooltip } from "@mantine/core";
import { IconHome, IconMinus, IconPlus } from "@tabler/icons-react";
import styles from "./picture.module.css";

interface Props {
  readonly homeLabel: string;
  readonly onPress: (what: "zoomIn" | "zoomOut" | "home") => void;
}

/** Zoom and home over a picture of the Earth, for those who have neither wheel nor keyboard. */
export function PictureButtons({ homeLabel, onPress }: Props) {
  const buttons = [
    { what: "zoomIn", label: "Zoom in", Icon: IconPlus },
    { what: "zoomOut", label: "Zoom out", Icon: IconMinus },
    { what: "home", label: homeLabel, Icon: IconHome },
  ] as const;
  return (
    <div className={styles.buttons}>
      {buttons.map(({ what, label, Icon }) => (
        <Tooltip key={what} label={label} position="left">
          <ActionIcon variant="default" size="md" aria-label={label} onClick={() => onPress(what)}>
            <Icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
