import { BaseSequencer, type TestSpecification } from 'vitest/node';

const draws = ({ moduleId }: TestSpecification): number => Number(moduleId.includes('properties'));

/** Examples before the properties that draw: they are quick, and a mutant that one of them finds need not wait for the others. */
export class ExamplesFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files.toSorted((left, right) => draws(left) - draws(right)));
  }
}
