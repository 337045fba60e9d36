import { Fragment, useMemo } from "react";
import { useExpandedSatellites, useScenario } from "../../state/derived";
import { learningOf } from "../../state/learning/learningEdits";
import classes from "./learning.module.css";
import { DataSettings } from "./setup/DataSettings";
import { SettingInput } from "./setup/SettingInput";
import { settingGroups } from "./setup/settingGroups";

/** What is trained, and how; whatever is left empty has its default. */
export function SetupTab() {
  const rules = learningOf(useScenario());
  const satellites = useExpandedSatellites();
  const ids = useMemo(() => satellites.map(({ id }) => id), [satellites]);
  return (
    <form className={classes.form} aria-label="Setup of the training" onSubmit={(event) => event.preventDefault()}>
      <h3 className={`${classes.wide} ${classes.heading}`}>Data</h3>
      <DataSettings rules={rules} />
      {settingGroups(rules, ids).map(({ title, fields }) => (
        <Fragment key={title}>
          <h3 className={`${classes.wide} ${classes.heading}`}>{title}</h3>
          {fields.map((field) => (
            <SettingInput key={field.path} field={field} rules={rules} />
          ))}
        </Fragment>
      ))}
    </form>
  );
}
