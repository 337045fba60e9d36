import { exposeLearningHost } from "../src/engine/host/learningHost";

exposeLearningHost();
