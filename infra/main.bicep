targetScope = 'resourceGroup'

@description('Stands in the name of every resource: small letters and digits.')
@minLength(3)
@maxLength(11)
param name string

@description('Where everything lies. Personal data of children: keep it in the United Kingdom.')
param location string = 'uksouth'

@description('The client id of the API\'s app registration (see entra.md).')
param apiClientId string

@description('The client id of the add-in\'s app registration (see entra.md).')
param addInClientId string

@description('The council\'s Entra tenant.')
param tenantId string = tenant().tenantId

@description('The Node that runs the service. It is built for 24; choose another only together with the build\'s target.')
param nodeVersion string = '24'

@description('Instances that wait for changes in the store even while nobody works.')
@minValue(0)
param waitingInstances int = 0

@description('Stands in /api/health and in the traces.')
param serviceVersion string = 'unversioned'

@description('Days for which logs and traces are kept. They name no case and no child.')
@minValue(30)
@maxValue(730)
param logDays int = 90

var databaseName = 'oversight'
// Made from functions/cosmos/containers.ts; a test holds the two together.
var containers = loadJsonContent('containers.json')

// Built-in roles, by the ids that Azure has given them.
var storageBlobDataOwner = 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var monitoringMetricsPublisher = '3913510d-42f4-4e42-8a64-420c390055eb'
var cosmosDataContributor = '00000000-0000-0000-0000-000000000002'

// What happens

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: logDays
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: true
  }
}

// The store

resource cosmos 'Microsoft.DocumentDB/databaseAccounts@2024-11-15' = {
  name: 'cosmos-${name}'
  location: location
  kind: 'GlobalDocumentDB'
  properties: {
    databaseAccountOfferType: 'Standard'
    locations: [{ locationName: location, failoverPriority: 0, isZoneRedundant: false }]
    capabilities: [{ name: 'EnableServerless' }]
    consistencyPolicy: { defaultConsistencyLevel: 'Session' }
    backupPolicy: { type: 'Continuous', continuousModeProperties: { tier: 'Continuous7Days' } }
    minimalTlsVersion: 'Tls12'
    // No keys: only identities that hold a role below.
    disableLocalAuth: true
    disableKeyBasedMetadataWriteAccess: true
  }
}

resource database 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases@2024-11-15' = {
  parent: cosmos
  name: databaseName
  properties: { resource: { id: databaseName } }
}

@batchSize(1)
resource container 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers@2024-11-15' = [
  for definition in containers: {
    parent: database
    name: definition.id
    properties: { resource: definition }
  }
]

// The service

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: 'st${name}'
  location: location
  kind: 'StorageV2'
  sku: { name: 'Standard_ZRS' }
  properties: {
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource packages 'containers' = {
      name: 'releases'
    }
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource service 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-${name}'
  location: location
  kind: 'functionapp,linux'
  tags: { 'azd-service-name': 'service' }
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    siteConfig: {
      minTlsVersion: '1.2'
      http20Enabled: true
      appSettings: [
        { name: 'AzureWebJobsStorage__accountName', value: storage.name }
        // Otherwise the platform's own page stands at the root.
        { name: 'AzureWebJobsDisableHomepage', value: 'true' }
        { name: 'COSMOS_ENDPOINT', value: cosmos.properties.documentEndpoint }
        { name: 'COSMOS__accountEndpoint', value: cosmos.properties.documentEndpoint }
        { name: 'COSMOS_DATABASE', value: databaseName }
        { name: 'ENTRA_TENANT_ID', value: tenantId }
        { name: 'ENTRA_AUDIENCE', value: apiClientId }
        { name: 'ENTRA_CLIENT_ID', value: addInClientId }
        { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
        // For what the host itself tells; the service's own traces go with its identity in any case.
        { name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING', value: 'Authorization=AAD' }
        { name: 'SERVICE_VERSION', value: serviceVersion }
      ]
    }
    functionAppConfig: {
      runtime: { name: 'node', version: nodeVersion }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: 40
        alwaysReady: waitingInstances == 0 ? [] : [{ name: 'function:foldRuns', instanceCount: waitingInstances }]
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${storage::blobs::packages.name}'
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
    }
  }

  // Releases are put there by an identity too: no publishing passwords.
  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noPasswords 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

// What the service may do, as itself

// Releases and the host's locks are blobs; what goes wrong in the host itself is kept in a table.
resource mayUseStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in [storageBlobDataOwner, storageTableDataContributor]: {
    name: guid(storage.id, service.id, role)
    scope: storage
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
      principalId: service.identity.principalId
      principalType: 'ServicePrincipal'
    }
  }
]

resource maySendTraces 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, service.id, monitoringMetricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', monitoringMetricsPublisher)
    principalId: service.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

// Reads and writes items; makes and changes no databases or containers.
resource mayUseStore 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments@2024-11-15' = {
  parent: cosmos
  name: guid(cosmos.id, service.id, cosmosDataContributor)
  properties: {
    roleDefinitionId: '${cosmos.id}/sqlRoleDefinitions/${cosmosDataContributor}'
    principalId: service.identity.principalId
    scope: cosmos.id
  }
}

output serviceUrl string = 'https://${service.properties.defaultHostName}'
output cosmosEndpoint string = cosmos.properties.documentEndpoint
