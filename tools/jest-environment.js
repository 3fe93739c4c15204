// Jest's Node environment with a plain global object: the tests' numerics run as fast as they do outside of Jest.
//
// By default the global object of a test file stands behind interceptors and a Proxy, and every mention of `Math` or
// `Float64Array` goes through both: code that computes takes two to three times as long. Node can also make a context whose global object is an
// ordinary one (`DONT_CONTEXTIFY`, Node 20.18 and newer). Each test file still has a context of its own.
import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

export default class PlainGlobalEnvironment extends TestEnvironment {
  constructor(...options) {
    const { createContext } = vm;
    let made = 0;
    vm.createContext = () => {
      made++;
      return createContext(vm.constants.DONT_CONTEXTIFY);
    };
    try {
      super(...options);
    } finally {
      vm.createContext = createContext;
    }
    if (made !== 1) throw new Error(`jest-environment-node made ${made} contexts by vm.createContext; expected one`);
  }
}
