using 'main.bicep'

param name = readEnvironmentVariable('OVERSIGHT_NAME')
param apiClientId = readEnvironmentVariable('OVERSIGHT_API_CLIENT_ID')
param addInClientId = readEnvironmentVariable('OVERSIGHT_ADD_IN_CLIENT_ID')
param waitingInstances = int(readEnvironmentVariable('OVERSIGHT_WAITING_INSTANCES', '0'))
param serviceVersion = readEnvironmentVariable('OVERSIGHT_VERSION', 'unversioned')
